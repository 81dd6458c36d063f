// How the vendors' own recorded streams go, piece by piece: for each kind of output item or content block the orders of
// events that were seen.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { collapsed } from "./sse.mjs";

const stepOf = (event) => event.delta?.type ?? event.type.replace(/^response\./, "");

// The events of each item or block of one stream: { kind, steps }.
export function segmentsOf(events) {
  const segments = new Map();
  for (const event of events) {
    const index = event.output_index ?? event.index;
    if (index === undefined) continue;
    const kind = event.item?.type ?? event.content_block?.type;
    if (!segments.has(index)) segments.set(index, { kind, steps: [] });
    segments.get(index).steps.push(stepOf(event));
  }
  return [...segments.values()].map(({ kind, steps }) => ({ kind, steps: collapsed(steps).join(" ") }));
}

function eventsOf(text) {
  const events = [];
  for (const line of text.split("\n")) {
    if (!line.startsWith("data: {")) continue;
    try {
      events.push(JSON.parse(line.slice(6)));
    } catch {
      return []; // recorded up to the middle of an event
    }
  }
  return events;
}

// From every whole stream in the folders: kind → set of orders.
export function recordedOrders(folders) {
  const orders = new Map();
  for (const capture of folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))) {
    const meta = JSON.parse(readFileSync(join(capture, "meta.json"), "utf8"));
    if (!meta.stream || meta.status !== 200 || meta.fidelity === "spliced") continue;
    const events = eventsOf(readFileSync(join(capture, "response.body"), "utf8"));
    for (const { kind, steps } of segmentsOf(events)) orders.set(kind, (orders.get(kind) ?? new Set()).add(steps));
  }
  return orders;
}
