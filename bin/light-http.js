// Imports `node:http` without three of its names. An import reads every name a module of Node's has, and these load
// all of Node's fetch, which nobody here uses: 35 ms and 14 MB. `require` finds them as before, as does `http.WebSocket`.

const http = process.getBuiltinModule("node:http");
const heavy = ["WebSocket", "CloseEvent", "MessageEvent"]
  .map((name) => [name, Object.getOwnPropertyDescriptor(http, name)])
  .filter(([, property]) => property?.get !== undefined && property.configurable);

for (const [name] of heavy) Reflect.deleteProperty(http, name);
await import("node:http");
for (const [name, property] of heavy) Object.defineProperty(http, name, property);
