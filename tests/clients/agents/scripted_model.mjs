// What the model says: a fixed task in three turns, carried out with whatever tools the agent declares.
//
//   1. write the file (a tool that writes files, else the shell)
//   2. read it back (a tool that reads files, and the shell beside it where the agent has both)
//   3. once the results are there, say so
//
// A request that declares no tools, or that is not about the task (titles, summaries, routing of the agent's own), gets
// one short sentence.
import { join } from "node:path";

const pathNames = ["file_path", "filePath", "filepath", "absolute_path", "path", "file", "paths", "files"];
const contentNames = ["content", "contents", "new_text", "text", "file_text"];
const commandNames = ["command", "cmd", "commands", "script"];

const roles = {
  write: { name: /write|create.*file|editor|new_file/i, needs: [pathNames, contentNames] },
  read: { name: /read/i, needs: [pathNames] },
  shell: { name: /shell|bash|command|exec|terminal/i, needs: [commandNames] },
};

const propertyOf = (schema, names) => names.find((name) => schema?.properties?.[name]);

export function findTool(tools, role) {
  const { name, needs } = roles[role];
  return tools.find((tool) => name.test(tool.name) && needs.every((names) => propertyOf(tool.schema, names)));
}

const allowsType = (schema, type) =>
  [schema.type].flat().includes(type) || (schema.anyOf ?? schema.oneOf ?? []).some((part) => allowsType(part, type));

// A value that the schema takes, for what the script has no opinion about.
function anyValue(schema) {
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  if (allowsType(schema, "string")) return "scripted";
  if (allowsType(schema, "boolean")) return false;
  if (allowsType(schema, "integer") || allowsType(schema, "number")) return schema.minimum ?? 1;
  if (allowsType(schema, "array")) return [];
  return withRequired(schema, {});
}

function withRequired(schema, given) {
  const filled = { ...given };
  for (const name of schema.required ?? []) filled[name] ??= anyValue(schema.properties?.[name] ?? {});
  return filled;
}

// `value` in the form the property asks for: itself, in a list, or in a list of objects that have it.
function inFormOf(schema, value, names) {
  if (allowsType(schema, "string")) return value;
  if (!allowsType(schema, "array")) return value;
  const items = schema.items ?? schema.anyOf?.find((part) => part.items)?.items ?? {};
  const inner = propertyOf(items, names);
  return [inner ? withRequired(items, { [inner]: value }) : value];
}

function callOf(tool, wanted) {
  const given = {};
  for (const [names, value] of wanted) {
    const name = propertyOf(tool.schema, names);
    given[name] = inFormOf(tool.schema.properties[name], value, names);
  }
  return { name: tool.name, arguments: withRequired(tool.schema, given) };
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

export class ScriptedModel {
  // `task`: { marker, folder, file, content }; the agent's prompt has the marker in it.
  constructor(task) {
    this.task = task;
    this.calls = new Map(); // id → { name, arguments, role }
    this.results = new Map(); // id → text
    this.finished = false;
    this.problems = [];
    this.notes = new Set(); // what is not wrong but could be better
  }

  prompt() {
    const { marker, file, content } = this.task;
    return `${marker}: create ${file} with exactly the text ${content}, then read it back and say done.`;
  }

  isAboutTask(request) {
    return request.tools.length > 0 && request.text.includes(this.task.marker);
  }

  // Whether the task has begun: its first tool was called.
  isUnderWay(request) {
    return this.isAboutTask(request) && this.calls.size > 0;
  }

  // What was said never arrived.
  takeBack(said) {
    for (const call of said.calls) this.calls.delete(call.id);
    this.finished = false;
  }

  // `request`: { tools: [{ name, schema }], calls: [{ id, name, arguments }], results: [{ id, text }], text,
  // lost, thinks }. Gives { text, calls: [{ id, name, arguments }] }.
  next(request) {
    if (!this.isAboutTask(request)) return { text: "A file of greetings", calls: [] };
    if (request.lost) this.notes.add("signatures lost");
    if (this.thought && !request.thinks) this.notes.add("thinking switched off on the way");
    this.thought ||= request.thinks;
    this.compareWithWhatWasSaid(request);
    if (this.calls.size === 0) return this.say("I will write the file.", this.writing(request.tools));
    const open = [...this.calls.keys()].filter((id) => !this.results.has(id));
    if (open.length > 0) {
      this.problems.push(`no result for ${open.join(", ")}`);
      return { text: "A result is missing.", calls: [] };
    }
    const reading = [...this.calls.values()].some((call) => call.role !== "write");
    if (!reading) return this.say("Now I read it back.", this.reading(request.tools));
    if (![...this.results.values()].some((text) => text.includes(this.task.content)))
      this.problems.push("no result has what the file says");
    this.finished = true;
    return this.say("Done: the file says what it should.", []);
  }

  writing(tools) {
    const { folder, file, content } = this.task;
    const path = join(folder, file);
    const writer = findTool(tools, "write");
    if (writer)
      return [
        {
          role: "write",
          ...callOf(writer, [
            [pathNames, path],
            [contentNames, `${content}\n`],
          ]),
        },
      ];
    const shell = findTool(tools, "shell");
    if (!shell) return this.cannot("write a file", tools);
    const command = `printf '%s\\n' ${quoted(content)} > ${quoted(path)}`;
    return [{ role: "write", ...callOf(shell, [[commandNames, command]]) }];
  }

  reading(tools) {
    const path = join(this.task.folder, this.task.file);
    const calls = [];
    const reader = findTool(tools, "read");
    if (reader) calls.push({ role: "read", ...callOf(reader, [[pathNames, path]]) });
    const shell = findTool(tools, "shell");
    if (shell) calls.push({ role: "shell", ...callOf(shell, [[commandNames, `cat ${quoted(path)}`]]) });
    return calls.length > 0 ? calls : this.cannot("read a file", tools);
  }

  cannot(what, tools) {
    this.problems.push(`the agent declares no tool to ${what}: ${tools.map((tool) => tool.name).join(" ")}`);
    return [];
  }

  say(text, calls) {
    for (const call of calls) {
      call.id = `${this.idPrefix}agents${this.calls.size + 1}x`;
      this.calls.set(call.id, call);
    }
    return { text, calls };
  }

  // Every call and result of the conversation as it comes back has to be one of ours, unchanged. A client that keeps no
  // ids gets them made anew on the way; then the order says which call is meant.
  compareWithWhatWasSaid(request) {
    const note = (problem) => this.problems.includes(problem) || this.problems.push(problem);
    const ids = new Map();
    for (const [at, call] of request.calls.entries()) {
      const id = this.calls.has(call.id) ? call.id : [...this.calls.keys()][at];
      ids.set(call.id, id);
      const said = this.calls.get(id);
      if (!said) {
        note(`a call came back with the id ${call.id}, which was never given`);
        continue;
      }
      if (id !== call.id) this.notes.add("calls came back with other ids");
      if (said.name !== call.name) note(`${id} was ${said.name} and came back as ${call.name}`);
      else if (!sameJson(said.arguments, call.arguments))
        note(`${id}: ${JSON.stringify(said.arguments)} came back as ${JSON.stringify(call.arguments)}`);
    }
    for (const result of request.results) {
      const id = ids.get(result.id);
      if (!id) note(`a result came for ${result.id}, which was never given`);
      this.results.set(id, result.text);
    }
  }
}

function sameJson(left, right) {
  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!value || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, sorted(value[key])]),
    );
  };
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}
