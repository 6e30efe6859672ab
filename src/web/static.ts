import { Elysia } from 'elysia'
import { NotFound } from '../errors.ts'
import { parseByteRange } from '../http/byte-range.ts'
import { matchesEntityTag } from '../http/precondition.ts'
import { ruled } from '../plugins/rule.ts'
import type { Asset, Coding } from './asset.ts'
import { ASSET_PREFIX, type Assets } from './assets.ts'
import { codingFor, createEncoder, type Encode } from './coding.ts'

/** The address changes with the content, so what was fetched once is good for ever (RFC 8246). */
const IMMUTABLE = 'public, max-age=31536000, immutable'

/** `/static/*`: hashed files of `public/`. */
export const staticFiles = ({ assets }: { readonly assets: Assets }) => {
  const encode = createEncoder()
  return new Elysia({ name: 'web/static' }).get(
    `${ASSET_PREFIX}*`,
    ({ request, params }) => {
      const asset = assets.find(params['*'])
      if (asset === null) throw new NotFound()
      return sendAsset(asset, request, encode)
    },
    ruled({ summary: 'Archivos de las páginas', access: 'public' }),
  )
}

/** The whole answer: coding, validator, 304, one range of the uncoded bytes. */
const sendAsset = async (
  asset: Asset,
  { method, headers: fields }: Pick<Request, 'method' | 'headers'>,
  encode: Encode,
): Promise<Response> => {
  // Ranges are for GET alone (RFC 9110 14.2).
  const range = method === 'GET' ? parseByteRange(fields.get('range'), asset.bytes.length) : null
  const coding = range === null ? codingFor(asset, fields.get('accept-encoding')) : null
  const etag = toEtag(asset, coding)
  const headers = new Headers({
    'content-type': asset.type,
    'cache-control': IMMUTABLE,
    'accept-ranges': 'bytes',
    vary: 'accept-encoding',
    etag,
  })

  if (matchesEntityTag(fields.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const wanted = range === null || !fields.has('if-range') || fields.get('if-range') === etag ? range : null
  if (wanted === 'unsatisfiable') {
    headers.set('content-range', `bytes */${asset.bytes.length}`)
    // What is wrong with this request is not what the address holds.
    headers.set('cache-control', 'no-store')
    return new Response(null, { status: 416, headers })
  }
  if (wanted !== null) {
    headers.set('content-range', `bytes ${wanted.first}-${wanted.last}/${asset.bytes.length}`)
    return new Response(asset.bytes.subarray(wanted.first, wanted.last + 1), { status: 206, headers })
  }
  if (coding === null) return new Response(asset.bytes, { headers })
  headers.set('content-encoding', coding)
  return new Response(await encode(asset, coding), { headers })
}

/** Strong, so each coding has its own (RFC 9110 8.8.3.3). */
const toEtag = (asset: Asset, coding: Coding | null): string =>
  coding === null ? `"${asset.hash}"` : `"${asset.hash}-${coding}"`
