import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "#client/call.ts";

interface QueryClientOptions {
  /** Hears of every answer that asks for somebody signed in. */
  readonly onSignedOut?: () => void;
  readonly queryCache?: QueryCache;
}

export function createQueryClient(options: QueryClientOptions = {}): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.status === 401) options.onSignedOut?.();
  };
  return new QueryClient({
    queryCache: options.queryCache ?? new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 10_000, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
