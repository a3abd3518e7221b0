import { z } from "zod";
import { roles } from "./access.ts";
import { get, send } from "./endpoint.ts";
import { isoTime } from "./wire.ts";

const role = z.enum(roles);
const nothing = z.object({});

/** Long enough that guessing needs longer than any limit of sign-ins allows. */
export const shortestPassword = 10;
export const password = z
  .string()
  .min(shortestPassword, `at least ${shortestPassword} characters`)
  .max(200);
export const email = z.email().max(200);
export const personName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((name) => !/[\p{Cc}\p{Bidi_Control}]/u.test(name), "no control characters");

/** A role in a project; `*` is every project. */
export const membership = z.object({ project: z.string(), role });

export const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** Of the server. */
  admin: z.boolean(),
  /** False for somebody who signs in by the provider only. */
  hasPassword: z.boolean(),
  roles: z.array(membership),
});
export type Person = z.output<typeof person>;

export const me = z.object({
  /** `open`: whoever uses this machine may do everything. */
  mode: z.enum(["open", "accounts"]),
  person: person.nullable(),
  /** Nobody has an account yet: the server's output has the link for the first. */
  awaitsFirst: z.boolean(),
  /** Another place to sign in at, by its name. */
  provider: z.string().nullable(),
});
export type Me = z.output<typeof me>;

export const whoAmI = get("/api/v1/auth", {
  access: "public",
  summary: "Who is signed in, and how one may sign in",
  input: nothing,
  output: me,
});

export const signIn = send("POST", "/api/v1/auth/sign-in", {
  access: "public",
  summary: "Sign in with e-mail and password; the answer sets the session's cookie",
  input: nothing,
  body: z.object({ email: z.string().max(200), password: z.string().max(200) }),
  output: me,
});

export const signOut = send("POST", "/api/v1/auth/sign-out", {
  access: "public",
  summary: "End this session",
  input: nothing,
  body: z.undefined(),
  output: me,
});

export const signOutEverywhere = send("POST", "/api/v1/auth/sign-out-everywhere", {
  access: "person",
  summary: "End all of one's sessions, on every device",
  input: nothing,
  body: z.undefined(),
  output: me,
});

export const changePassword = send("PUT", "/api/v1/auth/password", {
  access: "person",
  summary: "Change one's password; all other sessions end",
  input: nothing,
  body: z.object({ current: z.string().max(200), next: password }),
  output: me,
});

/** Secret of a one-time link, as it stands behind the # of its address. */
const linkSecret = z.string().min(20).max(200);

export const oneTimeLink = z.object({
  /** The first admin, somebody who is invited, or a new password for somebody who is there. */
  kind: z.enum(["first", "member", "password"]),
  /** The only address it is for; null where whoever has it may take it. */
  email: z.string().nullable(),
  project: z.string().nullable(),
  role: role.nullable(),
  admin: z.boolean(),
  from: z.string(),
  expiresAt: isoTime,
});
export type OneTimeLink = z.output<typeof oneTimeLink>;

export const readOneTimeLink = send("POST", "/api/v1/auth/link", {
  access: "public",
  summary: "What a one-time link is for",
  input: nothing,
  body: z.object({ link: linkSecret }),
  output: oneTimeLink,
});

export const takeOneTimeLink = send("POST", "/api/v1/auth/link/take", {
  access: "public",
  summary: "Make the account a one-time link is for, set the password, or join when signed in",
  input: nothing,
  body: z.object({
    link: linkSecret,
    /** All three for a new account, the password alone for a new password, none to join with one's account. */
    name: personName.optional(),
    email: email.optional(),
    password: password.optional(),
  }),
  output: me,
});

/** Browsers are sent here, to the provider, and from there back to `oidcReturnPath`. */
export const oidcStartPath = "/api/v1/auth/provider";
export const oidcStartInput = z.object({
  /** Path to open afterwards. */
  to: z.string().max(4000).optional(),
  link: linkSecret.optional(),
});
export const oidcReturnPath = "/api/v1/auth/provider/return";

/** A path of this server, to go to after a sign-in: never an address that only looks like one. */
export function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(to) ? to : "/";
}

/** Where a one-time link leads in the pages. */
export const signUpPath = "/sign-up";
export const signInPath = "/sign-in";
