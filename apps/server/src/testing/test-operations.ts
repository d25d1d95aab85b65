import type { TestApplication, TestRequest } from './test-application.ts'

/** One operation of the OpenAPI document. */
export interface Operation {
  /** `GET /detections/{id}`, as the document spells it. */
  name: string
  method: string
  path: string
  takesBody: boolean
}

interface OpenApiDocument {
  openapi: string
  paths: Record<string, Record<string, { requestBody?: unknown }>>
}

export async function readDocument(app: TestApplication): Promise<OpenApiDocument> {
  return (await app.request('/api/openapi.json')).json() as Promise<OpenApiDocument>
}

/** Every operation that the application describes, so that a test over all routes also covers tomorrow's. */
export async function readOperations(app: TestApplication): Promise<Operation[]> {
  const { paths } = await readDocument(app)
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      takesBody: requestBody !== undefined,
    })),
  )
}

export interface Outcome {
  status: number
  type: string
  /** The body as sent, without the id that every request gets anew. Empty for an event stream, which never ends. */
  body: string
}

/** Calls an operation with an id in each place for one; reads the answer as a caller can compare it. */
export async function callOperation(
  app: TestApplication,
  operation: Operation,
  { id = crypto.randomUUID(), json = {}, ...init }: TestRequest & { id?: string } = {},
): Promise<Outcome> {
  const path = operation.path.replaceAll(/\{\w+\}/g, encodeURIComponent(id))
  const request = { ...init, method: operation.method, ...(operation.takesBody ? { json } : {}) }
  const response = await app.request(`/api/v1${path}`, request)
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status: response.status, type, body: '' }
  }
  const body = (await response.text()).replace(/"requestId":"[^"]*"/, '"requestId":"…"')
  return { status: response.status, type, body }
}
