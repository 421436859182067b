/** TensorFlow.js itself; apart from the door of vm, whose types need no package of types. */
export { loadTensorFlow } from './backend.js'
