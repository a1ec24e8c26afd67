/** What of the judge of data packages is used: it brings no types. */
declare module "datapackage" {
  export interface Resource {
    readonly name: string
    readonly tabular: boolean
    read(options: { keyed: boolean }): Promise<readonly Record<string, unknown>[]>
    checkRelations(): Promise<boolean>
  }

  export interface Package {
    readonly valid: boolean
    readonly errors: readonly Error[]
    readonly resources: readonly Resource[]
  }

  const datapackage: {
    readonly Package: {
      load(descriptor: string | object, settings?: { basePath?: string }): Promise<Package>
    }
  }
  export default datapackage
}
