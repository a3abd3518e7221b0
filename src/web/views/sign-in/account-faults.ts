import { email, password, personName, shortestPassword } from "#contract/auth.ts";

interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** What is wrong with each field. */
export function accountFaults(account: Account): Partial<Account> {
  return {
    ...(!personName.safeParse(account.name).success && { name: "Up to 100 characters" }),
    ...(!email.safeParse(account.email.trim()).success && {
      email: "An address like ann@example.org",
    }),
    ...(!password.safeParse(account.password).success && {
      password: `At least ${shortestPassword} characters, at most 200`,
    }),
  };
}
