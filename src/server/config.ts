import { z } from "zod";

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
  /** Whether people sign in; needed on every address but this machine's own. */
  TOUCHSTONE_ACCOUNTS: z.stringbool().default(false),
  /** The address that people use, where it is not the one it listens on: behind a proxy, by a name. */
  TOUCHSTONE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Proxies in front, comma separated, whose word on the caller's address counts. */
  TOUCHSTONE_TRUST_PROXY: z.string().min(1).optional(),
  /** An OpenID Connect provider to sign in at. */
  TOUCHSTONE_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  TOUCHSTONE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  TOUCHSTONE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the button says. */
  TOUCHSTONE_OIDC_NAME: z.string().min(1).max(40).optional(),
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
  readonly accounts: boolean;
  /** Origin that people use; undefined for the address it listens on. */
  readonly publicUrl: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly oidc: OidcConfig | undefined;
}

export interface OidcConfig {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly name: string;
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
    accounts: values.TOUCHSTONE_ACCOUNTS,
    publicUrl: values.TOUCHSTONE_PUBLIC_URL && originOf(values.TOUCHSTONE_PUBLIC_URL),
    trustedProxies: listOf(values.TOUCHSTONE_TRUST_PROXY ?? ""),
    oidc: oidcOf(values),
    corsOrigins: listOf(values.TOUCHSTONE_CORS_ORIGINS),
  };
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}

/** The server answers at the root of its address. */
function originOf(address: string): string {
  const { origin, pathname } = new URL(address);
  if (pathname !== "/")
    throw new Error(`TOUCHSTONE_PUBLIC_URL: an address without a path, like ${origin}`);
  return origin;
}

function oidcOf(values: z.output<typeof schema>): OidcConfig | undefined {
  const issuer = values.TOUCHSTONE_OIDC_ISSUER && new URL(values.TOUCHSTONE_OIDC_ISSUER);
  const clientId = values.TOUCHSTONE_OIDC_CLIENT_ID;
  if (!issuer && !clientId) return undefined;
  if (!issuer || !clientId)
    throw new Error("TOUCHSTONE_OIDC_ISSUER and TOUCHSTONE_OIDC_CLIENT_ID: one needs the other");
  if (!values.TOUCHSTONE_ACCOUNTS)
    throw new Error(
      "TOUCHSTONE_OIDC_ISSUER: signing in needs accounts; set TOUCHSTONE_ACCOUNTS=true",
    );
  return {
    issuer,
    clientId,
    clientSecret: values.TOUCHSTONE_OIDC_CLIENT_SECRET,
    name: values.TOUCHSTONE_OIDC_NAME ?? issuer.host,
  };
}
