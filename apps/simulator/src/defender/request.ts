import type { World } from '../world.ts'
import type { Access } from './access.ts'

/** A call that got past authentication, permission and limits. */
export interface DefenderRequest {
  world: World
  access: Access
  /** The base that links and contexts start with, `https://host/api`. */
  base: string
  url: URL
  /** The `{id}` of the path, decoded; empty where the path has none. */
  id: string
  /** As it was sent; empty where nothing was. */
  body: string
  /** A fault: answer with the page before the one asked for. */
  repeatPage: boolean
}
