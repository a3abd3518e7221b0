/** Where answers come from: the network, or a copy that was made of them. */
export interface AnswerSource {
  /** Whether it can answer this; what it cannot is not asked for. The network may answer anything. */
  readonly holds: (address: string, mediaType: string | undefined) => boolean;
  /** Answers as `fetch` does, and fails as it does where nobody answers. */
  readonly answer: (url: string, init: RequestInit) => Promise<Response>;
}

const network: AnswerSource = {
  holds: () => true,
  answer: (url, init) => fetch(url, init),
};

let source = network;

/** Every later call is answered from here; of the whole page, because it is set before there is one. */
export function answerFrom(next: AnswerSource): void {
  source = next;
}

export function answerSource(): AnswerSource {
  return source;
}

/** The media type a request asks for by name, if any. */
export function wantedForm(init: RequestInit): string | undefined {
  return new Headers(init.headers).get("accept") ?? undefined;
}
