// Where data come from: from blocks within the page when it is a file on its own, else the server.

/** The text block `id` carried by the page, unpacked; undefined when there is none. */
async function carried(id: string): Promise<ArrayBuffer | undefined> {
  const block = id ? document.getElementById(id) : null
  if (!(block instanceof HTMLScriptElement) || block.type !== 'application/octet-stream') return undefined
  const packed = Uint8Array.from(atob(block.textContent!.trim()), (c) => c.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}

/** Whether the page is a file on its own: nothing can be asked that it does not carry. */
export const offline = (): boolean => document.getElementById('night') !== null

/** An answer of the server that says what was wrong with the question. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** No answer at all: the server is gone, or being started again. */
export class Unreachable extends Error {
  constructor() {
    super('The server does not answer. The page carries on when it is back.')
  }
}

export async function request(path: string, options?: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(`/api/${path}`, options)
  } catch {
    throw new Unreachable()
  }
  if (!answer.ok) {
    const text = await answer.text()
    let message = text
    try {
      const said = JSON.parse(text) as { error?: string; detail?: string }
      message = said.error ?? said.detail ?? text
    } catch {
      // plain text is fine
    }
    throw new Refused(answer.status, message || `${answer.status} ${answer.statusText}`)
  }
  return answer
}

/** A night's container, under levers. */
export async function nightBytes(number?: number, set: readonly string[] = []): Promise<ArrayBuffer> {
  const inside = await carried('night')
  if (inside) return inside
  const wanted = new URLSearchParams()
  if (number !== undefined) wanted.set('night', String(number))
  for (const lever of set) wanted.append('set', lever)
  const answer = await request(`night?${wanted}`)
  return answer.arrayBuffer()
}

/** JSON carried under `id`, or asked for at `path`; undefined when the page carries none. */
export async function json<T>(id: string, path = id): Promise<T | undefined> {
  const inside = await carried(id)
  if (inside) return JSON.parse(new TextDecoder().decode(inside)) as T
  if (offline()) return undefined
  return (await (await request(path)).json()) as T
}
