import { describe, expect, it } from "vitest";
import { type Message, pagesAsText, pagesIn } from "./chat.ts";
import { complete, ContextTooLong, largeModel, smallModel } from "./scripted-model.ts";
import { normalised, stemsOf } from "./words.ts";

const page = { id: "speed", title: "Delivery", text: "Express takes 1 day. Freight takes 9 days." };

function asked(system: string, question: string, ...more: Message[]): Message[] {
  return [
    { role: "system", content: system },
    { role: "user", content: `${pagesAsText([page])}\n\nQuestion: ${question}` },
    ...more,
  ];
}

describe("complete", () => {
  it("reads the pages it is shown, and cites when told to", () => {
    const plain = complete(smallModel, asked("Answer.", "How long does freight take?"));
    expect(plain.content).toBe("Freight takes 9 days.");
    const cited = complete(smallModel, asked("Cite.", "How long does freight take?"));
    expect(cited.content).toBe("Freight takes 9 days. [speed]");
  });

  it("asks for one tool after the other until nothing is missing", () => {
    const question = "How much money do I get back for order LL-1003?";
    const first = complete(largeModel, asked("Use tools.", question));
    expect(first.toolCalls).toMatchObject([{ name: "look_up_order" }]);
    const book: Message = {
      role: "tool",
      toolName: "look_up_order",
      content:
        '{"order":{"item":"x","status":"delivered","total_usd":9,"weight_kg":1,"country":"F"}}',
    };
    expect(complete(largeModel, asked("Use tools.", question, book)).toolCalls).toMatchObject([
      { name: "check_refund" },
    ]);
    const held = complete(largeModel, asked("Use at most one tool.", question, book));
    expect(held).toMatchObject({ toolCalls: [], content: expect.stringContaining("9.00 dollars") });
    const ledger: Message = {
      role: "tool",
      toolName: "check_refund",
      content: '{"amount_usd":8.5,"reason":"x"}',
    };
    expect(complete(largeModel, asked("Use tools.", question, book, ledger)).content).toBe(
      "You get 8.50 dollars back for order LL-1003.",
    );
  });

  it("refuses a prompt that does not fit", () => {
    const long = asked("Answer.", "word ".repeat(500));
    expect(() => complete(smallModel, long)).toThrow(ContextTooLong);
  });
});

it("finds the pages of a message again", () => {
  expect(pagesIn(pagesAsText([page, { ...page, id: "other" }]))).toEqual([
    page,
    { ...page, id: "other" },
  ]);
});

it("meets forms of one word", () => {
  expect(stemsOf("Returned goods")).toEqual(stemsOf("the return of a good"));
  expect(normalised("Costs 4.90 dollars.")).toBe(" costs 4.90 dollars ");
});
