import { join } from 'node:path'
import { Elysia } from 'elysia'
import type { Locale } from '../../pages/messages/catalogue.ts'
import { PAGE_POLICY } from '../../src/http/content-security-policy.ts'
import { loadAssets } from '../../src/web/assets.ts'
import { html } from '../../src/web/html.ts'
import { staticFiles } from '../../src/web/static.ts'
import { createGallery } from '../pages/gallery.tsx'
import { createDiskAssets } from './disk-assets.ts'

export interface Preview {
  readonly url: string
  readonly names: readonly string[]
  stop(): Promise<void>
}

/** Serves every page of the gallery at `/<locale>/<name>`, without any service behind. */
export const startPreview = async (say?: (text: string) => string): Promise<Preview> => {
  const assets = await loadAssets(createDiskAssets(join(import.meta.dirname, '../../public')))
  const gallery = createGallery(say)
  const app = new Elysia({ precompile: true })
    .use(staticFiles({ assets }))
    .get('/:locale/:name', ({ params, request }) => {
      const exhibit = gallery.find(({ name }) => name === params.name)
      if (!exhibit) return new Response(null, { status: 404 })
      const locale: Locale = params.locale === 'en' ? 'en' : 'es'
      const page = exhibit.render(locale, { asset: assets.url, origin: new URL(request.url).origin })
      return html(page, { headers: { 'content-security-policy': PAGE_POLICY } })
    })
  const server = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: app.fetch })
  return {
    url: `http://127.0.0.1:${server.port}`,
    names: gallery.map(({ name }) => name),
    stop: () => server.stop(true),
  }
}
