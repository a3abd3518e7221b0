import { signInPath, signUpPath } from "#contract/auth.ts";

interface Navigator {
  readonly navigate: (to: {
    to: typeof signInPath;
    search: { to: string };
    replace: boolean;
  }) => Promise<void>;
}

/** To the page that signs in, and from there back to the very address. */
export function goToSignIn({ navigate }: Navigator): void {
  const { pathname, search, hash } = window.location;
  if (pathname === signInPath || pathname === signUpPath) return;
  void navigate({ to: signInPath, search: { to: `${pathname}${search}${hash}` }, replace: true });
}
