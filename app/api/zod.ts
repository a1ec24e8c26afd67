import { extendZodWithOpenApi } from "@asteasolutions/zod-to-openapi"
import { z } from "zod"

extendZodWithOpenApi(z)

/** zod whose schemas can also say how the description of the API shows them (`.openapi`). */
export { z }
