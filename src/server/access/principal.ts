import type { KeyScope, Role } from "#contract/access.ts";

/** Who a request comes from. */
export type Principal =
  /** Whoever uses this machine, while there are no accounts. */
  | { readonly kind: "local" }
  | {
      readonly kind: "nobody";
      /** Why what the request brought along does not count. */
      readonly why?: string;
    }
  | {
      readonly kind: "user";
      readonly id: string;
      readonly name: string;
      /** Of the server: may do everything everywhere. */
      readonly admin: boolean;
      readonly roleIn: (project: string) => Role | undefined;
    }
  | {
      readonly kind: "key";
      readonly id: string;
      readonly name: string;
      readonly scopes: readonly KeyScope[];
      /** The only project it is for; undefined for a key of all projects. */
      readonly project?: string;
    }
  | {
      readonly kind: "share";
      readonly id: string;
      readonly project: string;
      /** Whether what the link shows needs this request. */
      readonly allows: (method: string, url: string) => boolean;
      /** The name that stands for this one in its addresses, where that was redacted. */
      readonly nameBefore: (name: string) => string;
    };

declare module "fastify" {
  interface FastifyRequest {
    principal: Principal;
  }
}

/** The name that a record of what was done carries. */
export function whoOf(principal: Principal): string {
  switch (principal.kind) {
    case "local":
    case "nobody":
      return principal.kind;
    case "user":
      return principal.name;
    case "key":
      return `key ${principal.name}`;
    case "share":
      return `share ${principal.id}`;
  }
}
