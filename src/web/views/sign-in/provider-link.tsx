import { oidcStartPath } from "#contract/auth.ts";
import { buttonClass } from "#web/ui/button.tsx";

interface ProviderLinkProps {
  readonly name: string;
  readonly to: string;
  /** Secret of an invitation that is taken with the sign-in. */
  readonly link?: string;
}

/** Away to the provider of sign-ins, and back. */
export function ProviderLink({ name, to, link }: ProviderLinkProps) {
  const input = new URLSearchParams({ to, ...(link !== undefined && { link }) });
  return (
    <a href={`${oidcStartPath}?${input.toString()}`} className={buttonClass("plain")}>
      {`Sign in with ${name}`}
    </a>
  );
}
