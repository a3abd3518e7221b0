import { z } from "zod";
import { get, send } from "./endpoint.ts";

/** Price of a model in US dollars per million tokens. A rate that is not given is null. */
export const price = z.object({
  /** Model name; `*` stands for any characters. */
  model: z.string().min(1).max(200),
  provider: z.string().max(100).nullable(),
  promptUsd: z.number().nonnegative(),
  completionUsd: z.number().nonnegative(),
  cacheReadUsd: z.number().nonnegative().nullable(),
  cacheWriteUsd: z.number().nonnegative().nullable(),
});
export type Price = z.output<typeof price>;

export const listPrices = get("/api/v1/prices", {
  summary: "The table of model prices in force",
  input: z.object({}),
  output: z.object({ items: z.array(price.extend({ source: z.enum(["built-in", "yours"]) })) }),
});

export const setPrice = send("PUT", "/api/v1/prices", {
  access: "admin",
  summary: "Set the price of a model, for spans received from now on",
  input: z.object({}),
  body: price,
  output: price,
});

export const removePrice = send("DELETE", "/api/v1/prices", {
  access: "admin",
  summary: "Forget your price of a model; the built-in one counts again",
  input: z.object({ model: z.string(), provider: z.string().optional() }),
  body: z.undefined(),
  output: z.object({ removed: z.boolean() }),
});
