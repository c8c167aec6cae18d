import { makeProfileSchema } from './schema.ts';

/** What is read of a JSON Schema here. */
type Node = {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
};

/** Every key that the format has at a place of a profile. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const nodes = path.reduce<readonly Node[]>(
    (at, step) => at.flatMap(choices).flatMap((node) => inside(node, step) ?? []),
    [makeProfileSchema()],
  );
  return [...new Set(nodes.flatMap(choices).flatMap(({ properties = {} }) => Object.keys(properties)))];
}

function inside({ items, properties }: Node, step: PropertyKey): Node | undefined {
  return typeof step === 'number' ? items : properties?.[String(step)];
}

function choices(node: Node): readonly Node[] {
  return [node, ...(node.oneOf ?? []), ...(node.anyOf ?? [])];
}
