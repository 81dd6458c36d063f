// Server-sent events taken apart with nothing forgiven: what lax readers pass over is a problem here.

// { events: [{ event, data, json }], problems }. `end`: the line end that this stream has to use.
export function parseStream(text, end = "\n") {
  const problems = [];
  const events = [];
  const blocks = text.split(end + end);
  if (blocks.pop() !== "") problems.push("the stream does not end with a blank line");
  if (end === "\n" && text.includes("\r")) problems.push("CR in a stream with LF");
  for (const block of blocks) {
    const event = { event: null, data: null, json: null };
    for (const line of block.split(end)) {
      const match = /^(event|data): (.*)$/s.exec(line);
      if (line.startsWith(":")) continue;
      if (!match) problems.push(`line ${JSON.stringify(line)}`);
      else if (event[match[1]] !== null) problems.push(`two lines of ${match[1]}`);
      else event[match[1]] = match[2];
    }
    if (event.data === null) {
      if (event.event !== null || block === "") problems.push(`an event without data: ${JSON.stringify(block)}`);
      continue;
    }
    if (event.data !== "[DONE]") event.json = JSON.parse(event.data);
    events.push(event);
  }
  return { events, problems };
}

// Neighbours that are the same become one.
export const collapsed = (list) => list.filter((one, index) => one !== list[index - 1]);
