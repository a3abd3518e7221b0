import { describe, expect, it } from "vitest";
import { sentKey } from "./key-resolver.ts";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("the key that a request sends", () => {
  it.each([
    [{ authorization: "Bearer tsk_a" }, "tsk_a"],
    [{ authorization: "bearer  tsk_a " }, "tsk_a"],
    [{ "x-api-key": " tsk_a " }, "tsk_a"],
    [{ "x-api-key": "tsk_a", authorization: "Bearer tsk_b" }, "tsk_a"],
    [{ authorization: basic("pk-lf-1:tsk_a") }, "tsk_a"],
    [{ authorization: basic("tsk_a:") }, "tsk_a"],
    [{ authorization: basic("name:with:colons") }, "with:colons"],
    [{ authorization: "Digest abc" }, undefined],
    [{ authorization: "Bearer" }, undefined],
    [{}, undefined],
  ])("of %o is %s", (headers, key) => expect(sentKey({ headers })).toBe(key));
});
