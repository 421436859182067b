/** The part of the WebAssembly API in use; TypeScript declares it only together with a browser's. */
/* eslint-disable @typescript-eslint/no-namespace -- the API is one */
declare global {
  namespace WebAssembly {
    class Memory {
      constructor(descriptor: { initial: number })
      readonly buffer: ArrayBuffer
    }
    class Module {
      constructor(bytes: Uint8Array)
    }
    class Instance {
      constructor(module: Module, imports: { env: { memory: Memory } })
      readonly exports: Record<string, unknown>
    }
  }
}

/** The memory of a WebAssembly module. */
export type WasmMemory = WebAssembly.Memory
