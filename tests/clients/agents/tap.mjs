// Stands between the agent and the local API, changes nothing, and keeps what was asked and answered.
import { createServer, request as forward } from "node:http";

export async function startTap(address) {
  const target = new URL(address);
  const asked = []; // { method, url, status, request, response }
  const server = createServer((request, response) => {
    const entry = {
      method: request.method,
      url: request.url,
      headers: request.headers,
      status: 0,
      request: "",
      response: "",
    };
    asked.push(entry);
    const onward = forward(
      {
        host: target.hostname,
        port: target.port,
        method: request.method,
        path: request.url,
        headers: { ...request.headers, host: target.host },
      },
      (answer) => {
        entry.status = answer.statusCode;
        response.writeHead(answer.statusCode, answer.headers);
        answer.on("data", (bytes) => (entry.response += bytes));
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.on("data", (bytes) => (entry.request += bytes));
    request.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    asked,
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
