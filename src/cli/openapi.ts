import { toOpenapiDocument } from '../plugins/openapi-document.ts'
import { type Command, EXIT } from './command.ts'
import { describeGateway } from './describe-gateway.ts'
import { VERSION } from './version.ts'

export const openapi: Command = {
  name: 'openapi',
  parameters: '',
  summary: 'prints the OpenAPI document',
  run: async ({ environment, runtime, print }) => {
    const { routes, config } = await describeGateway(environment, runtime)
    print(JSON.stringify(toOpenapiDocument(routes, VERSION, config.session.cookieName), null, 2))
    return EXIT.ok
  },
}
