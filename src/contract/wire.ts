import { z } from "zod";

/** Nanoseconds since the epoch do not fit a JSON number: decimal text on the wire. */
export const unixNano = z.string().regex(/^\d{1,20}$/, "nanoseconds as decimal text");

/** ISO 8601 instant with a zone. */
export const isoTime = z.iso.datetime({ offset: true });

/** A whole number in a query string. */
export const count = z.codec(
  z.string().regex(/^\d{1,9}$/, "a whole number"),
  z.int().nonnegative(),
  {
    decode: (text) => Number(text),
    encode: (value) => String(value),
  },
);

/** `true` or `false` in a query string. */
export const flag = z.codec(z.enum(["true", "false"]), z.boolean(), {
  decode: (text) => text === "true",
  encode: (value) => (value ? "true" : "false"),
});

/** Several values in one query parameter, separated by commas; a comma inside a value is written %2C. */
export const csv = z.codec(z.string(), z.array(z.string().min(1)), {
  decode: (text) => text.split(",").filter(Boolean).map(unescapeComma),
  encode: (values) => values.map(escapeComma).join(","),
});

function escapeComma(value: string): string {
  return value.replaceAll("%", "%25").replaceAll(",", "%2C");
}

function unescapeComma(value: string): string {
  return value.replaceAll(/%2c/gi, ",").replaceAll("%25", "%");
}

/** The name of a project: what people type into a header and read in an address bar. */
export const projectName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !/[\p{Cc}/\\]/u.test(name), "no slashes or control characters");

/** An id as its sender wrote it. */
export const senderId = z.string().min(1).max(1024);

/** 16 bytes as lower-case hex. */
export const traceId = z.string().regex(/^[0-9a-f]{32}$/, "32 hex digits");
/** 8 bytes as lower-case hex. */
export const spanId = z.string().regex(/^[0-9a-f]{16}$/, "16 hex digits");

export const pageInput = {
  cursor: z.string().max(4000).optional(),
  limit: count.optional(),
};

/** A page of a list. `nextCursor` is null on the last page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
