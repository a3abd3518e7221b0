import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { freePort } from "#server/store/engine/engine.ts";

export interface SignInProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in there next: the subject, and the part of the address before the @. */
  person: string;
  close(): Promise<void>;
}

/** An OpenID Connect provider on this machine, which lets in whom the test names. */
export async function startSignInProvider(returnUrl: string): Promise<SignInProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const started = {
    issuer,
    clientId: "touchstone",
    clientSecret: "a secret of thirty-two characters!",
    person: "olga",
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: started.clientId,
        client_secret: started.clientSecret,
        redirect_uris: [returnUrl],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: ["of the test"] },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/login/${uid}` },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: `${id} at the provider`,
        email: `${id.split("/")[0]}@example.org`,
        email_verified: !id.endsWith("/unverified"),
      }),
    }),
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/login/")) return answer(request, response);
    void (async () => {
      const { params } = await provider.interactionDetails(request, response);
      const accountId = started.person;
      const grant = new provider.Grant({ accountId, clientId: params.client_id });
      grant.addOIDCScope("openid email profile");
      const grantId = await grant.save();
      await provider.interactionFinished(request, response, {
        login: { accountId, remember: false },
        consent: { grantId },
      });
    })();
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return Object.assign(started, {
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}
