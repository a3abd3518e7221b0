import { Outlet, useLocation } from "@tanstack/react-router";
import { Suspense } from "react";
import { signInPath, signUpPath } from "#contract/auth.ts";
import { Frame } from "./frame.tsx";

const outside: readonly string[] = [signInPath, signUpPath];

/** Pages stand in the frame; those for somebody who is not in yet stand alone. */
export function Root() {
  const { pathname } = useLocation();
  if (!outside.includes(pathname)) return <Frame />;
  return (
    <Suspense>
      <Outlet />
    </Suspense>
  );
}
