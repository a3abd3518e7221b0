import type { Access } from "#contract/access.ts";

/** How a caller may say who it is, as the OpenAPI document tells it. */
export const describedSecurity = {
  key: {
    type: "http",
    scheme: "bearer",
    description:
      "A key made in Settings. Also as x-api-key, or as the password of Basic. Needed once accounts are on.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "touchstone",
    description: "Of somebody signed in, sent by browsers; __Host-touchstone on https.",
  },
} as const;

/** What an operation of the document says of who may use it. */
export function securityOf(access: Access): DescribedAccess {
  const session = { session: [] };
  const either = [{ key: [] }, session];
  const security = access === "public" ? [] : access === "person" ? [session] : either;
  return { "x-touchstone-access": access, security };
}

interface DescribedAccess {
  readonly "x-touchstone-access": Access;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}
