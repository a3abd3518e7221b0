import * as oidc from "openid-client";
import { z } from "zod";
import { ProblemError } from "#contract/problem.ts";
import type { OidcConfig } from "../config.ts";
import { isLoopbackHost } from "../host-check.ts";

/** What the browser keeps while it is away at the provider. */
const trip = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Path to open afterwards. */
  to: z.string(),
  /** Secret of the invitation that is taken with this sign-in. */
  link: z.string().optional(),
});
export type Trip = z.output<typeof trip>;

export function readTrip(text: string | undefined): Trip | undefined {
  try {
    return trip.parse(JSON.parse(Buffer.from(text ?? "", "base64url").toString("utf8")));
  } catch {
    return undefined;
  }
}

export function writeTrip(value: Trip): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** Who the provider says it is. */
export interface ProvidedPerson {
  /** Issuer and subject: what stays when an address changes. */
  readonly subject: string;
  /** Undefined unless the provider vouches for it. */
  readonly email: string | undefined;
  readonly name: string | undefined;
}

/** An OpenID Connect provider: authorization code with PKCE, state and nonce. */
export interface Provider {
  readonly name: string;
  /** Where to send the browser, and what it has to bring back. */
  start(
    returnUrl: string,
    wants: Pick<Trip, "to" | "link">,
  ): Promise<{ readonly url: string; readonly trip: Trip }>;
  /** Checks what the browser came back with, at the address it came back to. */
  finish(address: URL, trip: Trip): Promise<ProvidedPerson>;
}

const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
});

export function createProvider({ issuer, clientId, clientSecret, name }: OidcConfig): Provider {
  let found: Promise<oidc.Configuration> | undefined;

  async function configuration(): Promise<oidc.Configuration> {
    const isLocal = issuer.protocol === "http:" && isLoopbackHost(issuer.host);
    const execute = isLocal ? [oidc.allowInsecureRequests] : [];
    found ??= oidc.discovery(issuer, clientId, clientSecret, undefined, { execute });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw unreachable(name, error);
    }
  }

  return {
    name,
    async start(returnUrl, wants) {
      const config = await configuration();
      const verifier = oidc.randomPKCECodeVerifier();
      const made: Trip = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier,
        ...wants,
      };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: returnUrl,
        scope: "openid email profile",
        state: made.state,
        nonce: made.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, trip: made };
    },
    async finish(address, { state, nonce, verifier }) {
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, address, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        return await personOf(config, tokens);
      } catch (error) {
        throw refused(name, error);
      }
    },
  };
}

/** From the identity token, and from the provider's user information where the token does not say the address. */
async function personOf(
  config: oidc.Configuration,
  tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>,
): Promise<ProvidedPerson> {
  const told = claims.parse(tokens.claims());
  const more =
    told.email === undefined && config.serverMetadata().userinfo_endpoint
      ? claims.partial().parse(await oidc.fetchUserInfo(config, tokens.access_token, told.sub))
      : {};
  const { email, email_verified: isVerified, name } = { ...told, ...more };
  return {
    subject: `${told.iss} ${told.sub}`,
    email: isVerified === true ? email?.toLowerCase() : undefined,
    name,
  };
}

function unreachable(name: string, error: unknown): ProblemError {
  process.stderr.write(`sign-in at ${name}: ${String(error)}\n`);
  return new ProblemError("busy", `${name} does not answer, so nobody can sign in there now.`, {
    hint: "Try again in a moment; if it stays so, TOUCHSTONE_OIDC_ISSUER may be wrong.",
  });
}

function refused(name: string, error: unknown): ProblemError {
  process.stderr.write(`sign-in at ${name}: ${String(error)}\n`);
  return new ProblemError("unauthenticated", `${name} did not confirm the sign-in.`, {
    hint: "Try again.",
  });
}
