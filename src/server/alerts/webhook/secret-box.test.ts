import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openSecretBox } from "./secret-box.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-box-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("opens what it sealed, also after a restart, and never seals the same way twice", () => {
  const box = openSecretBox(folder, undefined);
  const sealed = box.seal("https://hooks.example.com/T0/ünseen");
  expect(sealed).not.toContain("hooks");
  expect(box.seal("https://hooks.example.com/T0/ünseen")).not.toBe(sealed);
  expect(openSecretBox(folder, undefined).open(sealed)).toBe("https://hooks.example.com/T0/ünseen");
  expect(statSync(join(folder, "secrets.key")).mode & 0o777).toBe(0o600);
});

it("opens nothing that another key sealed, or that was changed", () => {
  const sealed = openSecretBox(folder, "one key").seal("secret");
  expect(openSecretBox(folder, "one key").open(sealed)).toBe("secret");
  expect(openSecretBox(folder, "another key").open(sealed)).toBeUndefined();
  const bytes = Buffer.from(sealed, "base64");
  bytes[bytes.length - 1]! ^= 1;
  expect(openSecretBox(folder, "one key").open(bytes.toString("base64"))).toBeUndefined();
  expect(openSecretBox(folder, "one key").open("")).toBeUndefined();
});
