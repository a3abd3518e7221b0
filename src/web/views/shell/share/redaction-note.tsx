import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Eye } from "lucide-react";
import { useState } from "react";
import { call } from "#client/call.ts";
import { previewView, type View } from "#contract/snapshots.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { previewPath } from "#web/state/preview-channel.ts";
import { buttonClass } from "#web/ui/button.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { redactedWords } from "./redacted-words.ts";
import { useHandOver } from "./use-hand-over.ts";

interface RedactionNoteProps {
  readonly project: string;
  readonly view: View;
  readonly onClose: () => void;
}

/** Before a view leaves: what will be redacted of it, and the view as its receiver will see it. */
export function RedactionNote({ project, view, onClose }: RedactionNoteProps) {
  const [name] = useState(() => crypto.randomUUID());
  const { data, error, refetch } = useQuery({
    queryKey: [previewView.path, name],
    queryFn: ({ signal }) => call(previewView, { p: project }, { signal, body: view }),
    enabled: view.reads.length > 0,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  useHandOver(name, () => call(previewView, { p: project }, { body: { ...view, answers: true } }));
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-body">What receivers see</h3>
      {error ? (
        <ProblemNote
          what="It could not be told what is redacted"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      ) : (
        <output className="block min-h-5 text-muted">
          {view.reads.length === 0
            ? "This page shows nothing of the server."
            : data === undefined
              ? "Looking for what the rules of this project redact…"
              : data.redacted && redactedWords(data.redacted)}
          {data?.redacted === null && (
            <>
              {"Everything as it is on screen: this project redacts nothing. "}
              <Link
                to="/p/$project/settings/privacy"
                params={{ project }}
                search={{}}
                className="link-in-text"
                onClick={onClose}
              >
                Set rules of redaction
              </Link>
            </>
          )}
        </output>
      )}
      {view.reads.length > 0 && (
        <a
          className={buttonClass("plain", "self-start")}
          href={`${previewPath}#${name}`}
          target="_blank"
          rel="noreferrer"
        >
          <Eye size={14} aria-hidden />
          See it as they will
        </a>
      )}
    </section>
  );
}
