import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const port = z.coerce.number().int().min(0).max(65535);

/** Settings from the environment; flags of the command line come first. */
const schema = z.object({
  TOUCHSTONE_PORT: port.default(4318),
  TOUCHSTONE_HOST: z.string().default("127.0.0.1"),
  TOUCHSTONE_DATA: z.string().default("./touchstone-data"),
  TOUCHSTONE_CLICKHOUSE_URL: z.string().min(1).optional(),
  TOUCHSTONE_CLICKHOUSE_CLUSTER: z.string().regex(/^\w+$/).optional(),
  TOUCHSTONE_CLICKHOUSE_DATABASE: z.string().regex(/^\w+$/).default("touchstone"),
  /** Largest OTLP request, before and after inflating, MiB. */
  TOUCHSTONE_OTLP_LIMIT_MIB: z.coerce.number().positive().max(1024).default(64),
  /** Origins beside the loopback ones whose pages may send spans, comma separated. */
  TOUCHSTONE_CORS_ORIGINS: z.string().default(""),
  /** Where readers find the pages, for links in messages; the address it listens on where not given. */
  TOUCHSTONE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Whether webhooks may go to private networks and this machine. */
  TOUCHSTONE_WEBHOOK_PRIVATE: flag.optional(),
  /** What stored secrets are sealed with, for servers that share a ClickHouse. */
  TOUCHSTONE_SECRET_KEY: z.string().min(16).optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly clickhouseUrl: string | undefined;
  readonly cluster: string | undefined;
  readonly database: string;
  readonly otlpLimitBytes: number;
  readonly corsOrigins: readonly string[];
  readonly publicUrl: string | undefined;
  readonly webhookPrivate: boolean | undefined;
  readonly secretKey: string | undefined;
}

/** Reads the settings. Throws an Error that names the variable and what it should be. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const values = parsed.data;
  return {
    port: values.TOUCHSTONE_PORT,
    host: values.TOUCHSTONE_HOST,
    data: values.TOUCHSTONE_DATA,
    clickhouseUrl: values.TOUCHSTONE_CLICKHOUSE_URL,
    cluster: values.TOUCHSTONE_CLICKHOUSE_CLUSTER,
    database: values.TOUCHSTONE_CLICKHOUSE_DATABASE,
    otlpLimitBytes: values.TOUCHSTONE_OTLP_LIMIT_MIB * 1024 * 1024,
    corsOrigins: values.TOUCHSTONE_CORS_ORIGINS.split(",").filter(Boolean),
    publicUrl: values.TOUCHSTONE_PUBLIC_URL?.replace(/\/+$/, ""),
    webhookPrivate: values.TOUCHSTONE_WEBHOOK_PRIVATE,
    secretKey: values.TOUCHSTONE_SECRET_KEY,
  };
}
