// Amazon's Signature Version 4 once more, written for the tests: what the program signed has to be what came in.
import { createHash, createHmac } from "node:crypto";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();

// True if the Authorization header of a recorded request { method, url, headers, body } is right for that secret.
export function isSignedBy(request, secret) {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? "",
  );
  if (!parts) return false;
  const [, credential, names, signature] = parts;
  const scope = credential.split("/").slice(1).join("/");
  const [day, region, service] = scope.split("/");
  const path = request.url.split("?")[0].split("/").map(encodeURIComponent).join("/");
  const headers = names.split(";").map((name) => `${name}:${request.headers[name].trim()}\n`);
  const canonical = [request.method, path, "", headers.join(""), names, sha256(request.body)].join("\n");
  const text = ["AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const signing = [day, region, service, "aws4_request"].reduce(hmac, `AWS4${secret}`);
  return hmac(signing, text).toString("hex") === signature;
}
