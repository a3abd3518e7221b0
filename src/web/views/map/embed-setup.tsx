import { Button } from "#web/ui/button.tsx";
import { Snippet } from "#web/ui/snippet.tsx";

const code = `TOUCHSTONE_EMBEDDINGS_URL=http://127.0.0.1:11434/v1 \\
TOUCHSTONE_EMBEDDINGS_MODEL=nomic-embed-text \\
npm start`;

/** How to have texts embedded, as long as it is off. */
export function EmbedSetup({ onClose }: { readonly onClose: () => void }) {
  return (
    <div className="flex flex-col gap-3 p-4">
      <p>
        No endpoint is configured, so no text ever leaves this machine. Start the server with one
        that speaks as OpenAI's does: Ollama, vLLM, a cloud. With a key set also
        TOUCHSTONE_EMBEDDINGS_KEY.
      </p>
      <Snippet label="how to configure an endpoint" code={code} />
      <p className="text-muted">
        Even then nothing is sent before you start it here, and you are told before how much goes
        where.
      </p>
      <div className="flex justify-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </div>
  );
}
