// A container of october/web/FORMAT.md: a JSON head and columns laid over one block of bytes.

import type { ColumnDescription } from './head'

export type Column =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array

const TYPES = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  float32: Float32Array,
} as const

export function unpack<H extends { columns: Record<string, ColumnDescription> }>(
  bytes: ArrayBuffer,
): { head: H; columns: Map<string, Column> } {
  const magic = new TextDecoder().decode(bytes.slice(0, 4))
  if (magic !== 'OCT1') throw new Error(`The data of the night begin with “${magic}”, expected “OCT1”.`)
  const size = new DataView(bytes).getUint32(4, true)
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, size))) as H
  const start = 8 + size + ((8 - ((8 + size) % 8)) % 8)
  const columns = new Map<string, Column>()
  for (const [name, { dtype, offset, length }] of Object.entries(head.columns)) {
    const type = TYPES[dtype as keyof typeof TYPES]
    if (!type) throw new Error(`Column ${name} holds ${dtype}, expected one of ${Object.keys(TYPES).join(', ')}.`)
    columns.set(name, new type(bytes, start + offset, length))
  }
  return { head, columns }
}
