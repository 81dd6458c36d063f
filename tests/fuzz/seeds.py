"""Writes recorded bodies of tests/fixtures as seeds: seeds.py FIXTURES INTO answers|requests FOLDER…
Long bodies give their beginning and their end: that is where protocols differ.

Or those that are written here: seeds.py FIXTURES INTO written catalog|http|forms|keys|lists|unpack
"""
import base64
import gzip
import json
import pathlib
import sys
import zlib

LONGEST = 4096


def answer(meta_file: pathlib.Path) -> bytes:
    meta = json.loads(meta_file.read_text(encoding="utf-8"))
    body = (meta_file.parent / "response.body").read_bytes()
    return base64.b64decode(body) if meta.get("body_encoding") == "base64" else body


def request(meta_file: pathlib.Path) -> bytes:
    file = meta_file.parent / "request.json"
    return file.read_bytes() if file.exists() else b"{}"


def written(name: str) -> list[bytes]:
    host = b"Host: a\r\n"
    form = (b'--x\r\nContent-Disposition: form-data; name="model"\r\n\r\nacme/large\r\n--x\r\nContent-Disposition: '
            b'form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\nRIFF\r\n--x--\r\n')
    key = {"id": "0" * 64, "name": "editor", "label": "sy-3fa…9c1", "created": "2026-05-17T12:00:00Z",
           "changed": "2026-05-17T12:00:00Z", "sha256": "0" * 64}
    text = b'data: {"choices":[{"delta":{"content":"Hello"}}]}\n\n' * 3
    row = {"id": "acme/one-2", "name": "Acme: One 2", "created": 1785478908, "context_length": 8192,
           "pricing": {"prompt": "0.000001", "completion": "0.000002", "overrides": [{"min_prompt_tokens": 9, "prompt": "1"}]},
           "architecture": {"input_modalities": ["text", "file"], "output_modalities": ["text"]},
           "top_provider": {"max_completion_tokens": 4096}, "supported_parameters": ["tools"]}
    offer = {"tag": "acme/fp8", "quantization": "fp8", "pricing": {"prompt": "0.1", "completion": "1", "discount": 0.5}}
    native = {"id": "one-2", "name": "One 2", "release_date": "2026-08-30", "limit": {"context": 8192, "output": 4096},
              "cost": {"input": 1, "output": 2.5, "tiers": [{"input": 2, "tier": {"type": "context", "size": 9}}]},
              "modalities": {"input": ["text"], "output": ["text"]}, "status": "beta"}
    return {
        "catalog": [
            json.dumps({"data": [row, {**row, "id": "acme/one-1:free"}]}).encode(),
            json.dumps({"data": [{"id": "~acme/latest", "alias_target": {"slug": "acme/one-1"}, "pricing": {}}]}).encode(),
            json.dumps({"data": {"id": "acme/one-1", "endpoints": [offer]}}).encode(),
            json.dumps({"acme": {"models": {"one-2": native}}}).encode(),
            json.dumps({"data": [{"id": "one-2", "context_window": 8192}], "has_more": True, "last_id": "one-2"}).encode(),
            json.dumps({"models": [{"name": "models/one-2", "supportedGenerationMethods": ["generateContent"]}]}).encode(),
        ],
        "http": [
            b"GET /v1/models?x=1 HTTP/1.1\r\n" + host + b"\r\n",
            b"POST /x HTTP/1.1\r\n" + host + b"Content-Length: 3\r\nConnection: close\r\n\r\nabcGET / HTTP/1.1\r\n",
            b"POST /x HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nX: y\r\n\r\n",
            b"POST /x HTTP/1.1\r\n" + host + b"Expect: 100-continue\r\nContent-Length: 1\r\n\r\n",
            b"OPTIONS * HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        ],
        "forms": [
            b"multipart/form-data; boundary=x\n" + form,
            b'multipart/form-data; boundary="x"\npreamble\r\n' + form + b"epilogue",
            b'application/json\n{"model":"acme/large","input":["a","b"],"dimensions":3,"provider":{"only":["a"]}}',
        ],
        "keys": [
            json.dumps(key).encode(),
            json.dumps({**key, "disabled": True, "models": ["a/*"], "limits": {"rpm": 3}, "limit_usd": "5"}).encode(),
            b'{"name":"a","limit":1.5,"limit_reset":"daily","expires_at":"2027-01-01T00:00:00Z","disabled":false}',
        ],
        "lists": [
            b'{"data":[{"id":"/m/One-8B-Q4_K_M.gguf","owned_by":"llamacpp","meta":{"n_ctx":4096,"ftype":"Q4_0"}}]}',
            b'{"data":[{"id":"lab/one-8b","owned_by":"vllm","max_model_len":4096},{"id":"one:8b"},{"id":"a/one:8b"}]}',
            b'{"data":[{"id":"a","type":"llm","state":"loaded","quantization":"4bit","max_context_length":1}]}',
            b'{"models":[{"name":"one:8b","size":1,"details":{"family":"llama","quantization_level":"Q4_0"}}]}',
            b'{"info":{"title":"A"}}', b"127.0.0.1:8000", b"http://box.local/v1",
        ],
        "unpack": [gzip.compress(text), gzip.compress(text) + gzip.compress(b"more"), zlib.compress(text),
                   zlib.compress(text)[2:-4], gzip.compress(b" " * 100_000)],
    }[name]


def main() -> None:
    fixtures, into, kind = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    if kind == "written":
        for number, seed in enumerate(written(sys.argv[4])):
            (into / f"written-{number}").write_bytes(seed)
        return
    for folder in sys.argv[4:]:
        for meta_file in sorted((fixtures / folder).glob("*/*/meta.json")):
            body = answer(meta_file) if kind == "answers" else request(meta_file)
            name = "-".join(meta_file.parent.parts[-2:])
            parts = [body]
            if len(body) > LONGEST:  # half a request is none
                parts = [body[:LONGEST], body[-LONGEST:]] if kind == "answers" else []
            for number, part in enumerate(parts):
                (into / f"{name}-{number}").write_bytes(part)


if __name__ == "__main__":
    main()
