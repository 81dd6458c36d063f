// The words of Jest that generated API tests use, so that they need no Jest.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

function expect(got) {
  const matchers = (holds) => ({
    toBe: (wanted) => holds(Object.is(got, wanted), `${got} is not ${wanted}`),
    toBeInstanceOf: (type) => holds(got instanceof type, `${got?.constructor?.name} is no ${type.name}`),
  });
  const holds = (good, text) => assert.ok(good, text);
  const fails = (good, text) => assert.ok(!good, `not: ${text}`);
  return { ...matchers(holds), not: matchers(fails), rejects: { toThrow: (type) => rejects(got, type) } };
}

async function rejects(promise, type) {
  let error;
  try {
    await promise;
  } catch (thrown) {
    error = thrown;
  }
  assert.ok(error !== undefined, "did not throw");
  assert.ok(error instanceof type, `threw ${error.constructor.name} instead of ${type.name}: ${error.message}`);
}

// Loads the module and plays its tests one after the other; by name: null, what went wrong, or "skipped".
export async function runSuite(module) {
  const tests = [];
  const test = (name, play) => tests.push({ name, play });
  test.skip = (name) => tests.push({ name });
  Object.assign(globalThis, { test, it: test, expect, describe: (name, define) => define() });
  await import(pathToFileURL(module).href);
  const outcomes = {};
  for (const { name, play } of tests) {
    try {
      outcomes[name] = play ? (await play(), null) : "skipped";
    } catch (error) {
      outcomes[name] = `${error.constructor.name}: ${error.message}`;
    }
  }
  return outcomes;
}
