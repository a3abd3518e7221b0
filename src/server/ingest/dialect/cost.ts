import type { Attributes } from "../decoded.ts";
import { firstAmount, isValue } from "./first.ts";
import { numberAt, parseRecord } from "./json.ts";

/**
 * USD that a span says it cost; null when it says nothing. Several SDKs write 0 for a model whose price
 * they do not know: only OpenInference's 0 is taken at its word.
 */
export function reportedCost(attributes: Attributes): number | null {
  const total = firstAmount(attributes, ["llm.cost.total"]);
  if (total !== null) return total;
  const prompt = firstAmount(attributes, ["llm.cost.prompt"]);
  const completion = firstAmount(attributes, ["llm.cost.completion"]);
  if (prompt !== null || completion !== null) return (prompt ?? 0) + (completion ?? 0);
  const direct = firstAmount(attributes, directKeys) ?? fromJson(attributes);
  return direct === 0 ? null : direct;
}

const directKeys = [
  "gen_ai.usage.cost",
  "gen_ai.cost.total_cost",
  "operation.cost",
  "braintrust.metrics.estimated_cost",
];

function fromJson(attributes: Attributes): number | null {
  const text = attributes["langfuse.observation.cost_details"] ?? attributes["mlflow.llm.cost"];
  if (!isValue(text)) return null;
  const cost = parseRecord(text) ?? {};
  const total = numberAt(cost, "total", "total_cost");
  if (total !== null) return total;
  const input = numberAt(cost, "input", "input_cost");
  const output = numberAt(cost, "output", "output_cost");
  return input === null && output === null ? null : (input ?? 0) + (output ?? 0);
}
