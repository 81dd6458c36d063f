// Every client of the matrix. What each has in common:
//   ask(request, earlier) gives { text, thought, calls, finish, usage, parsed, turn } or throws the SDK's error;
//     `earlier`, { answer, results }, is the turn before with the results of its calls;
//   failure(error) tells what the SDK made of an error; `kinds` is what it has to have made of each status;
//   `words`: how this shape says why an answer ended.
import { aiAnthropic, aiOpenaiChat, aiOpenaiResponses, aiOpenrouter } from "./ai_clients.mjs";
import { anthropic } from "./anthropic_client.mjs";
import { google } from "./google_client.mjs";
import { ollamaChat, ollamaGenerate } from "./ollama_clients.mjs";
import { openaiChat, openaiCompletions, openaiResponses } from "./openai_clients.mjs";
import { openrouterChat, openrouterResponses } from "./openrouter_clients.mjs";

export const clients = [
  openaiChat,
  openaiCompletions,
  openaiResponses,
  anthropic,
  google,
  ollamaChat,
  ollamaGenerate,
  aiOpenaiChat,
  aiOpenaiResponses,
  aiAnthropic,
  aiOpenrouter,
  openrouterChat,
  openrouterResponses,
];

// `place`: { address, apiKey } of the program; the names are known without one.
export const clientsAt = (place) => clients.map((make) => make(place));
export const clientNames = clientsAt({ address: "http://127.0.0.1:1", apiKey: "none" }).map((client) => client.name);
