import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "#client/call.ts";

/** `onSignedOut` hears of every answer that asks for somebody signed in. */
export function createQueryClient(onSignedOut?: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.status === 401) onSignedOut?.();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 10_000, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
