/** Collects the values of a statement: a value never becomes part of SQL text. */
export interface Bindings {
  /** The placeholder that stands for a value of a ClickHouse type. */
  bind(value: unknown, type: string): string;
  readonly values: Readonly<Record<string, unknown>>;
}

export function createBindings(): Bindings {
  const values: Record<string, unknown> = {};
  let next = 0;
  return {
    values,
    bind(value, type) {
      const name = `f${next++}`;
      values[name] = value;
      return `{${name}:${type}}`;
    },
  };
}
