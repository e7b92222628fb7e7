import ts from "typescript";
import { nameOf } from "./members.ts";

/** Whether two types are written alike: without their comments, and in any order of properties and of a union's members. */
export function isSameNode(a: ts.Node | undefined, b: ts.Node | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind) return a === b;
  if (ts.isTypeLiteralNode(a) && ts.isTypeLiteralNode(b)) return isSameObject(a, b);
  const [ours, theirs] = [childrenOf(a), childrenOf(b)];
  if (ours.length !== theirs.length) return false;
  if (ours.length === 0) return textOf(a) === textOf(b);
  if (ours.every((child, index) => isSameNode(child, theirs[index]))) return true;
  return ts.isUnionTypeNode(a) && ours.every((child) => theirs.some((other) => isSameNode(child, other)));
}

function isSameObject(a: ts.TypeLiteralNode, b: ts.TypeLiteralNode): boolean {
  if (a.members.length !== b.members.length) return false;
  const theirs = new Map(b.members.map((member) => [keyOf(member), member]));
  return a.members.every((member) => isSameMember(member, theirs.get(keyOf(member))));
}

function isSameMember(a: ts.TypeElement, b: ts.TypeElement | undefined): boolean {
  if (b === undefined) return false;
  const [ours, theirs] = [childrenOf(a), childrenOf(b)];
  return ours.length === theirs.length && ours.every((child, index) => isSameNode(child, theirs[index]));
}

function keyOf(member: ts.TypeElement): string {
  return ts.isPropertySignature(member) ? `property ${nameOf(member)}` : `kind ${member.kind}`;
}

function childrenOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    found.push(child);
  });
  return found;
}

function textOf(node: ts.Node): string {
  return ts.isIdentifier(node) || ts.isLiteralExpression(node) ? node.text : "";
}
