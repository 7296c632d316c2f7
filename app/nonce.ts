import { createContext, useContext } from 'react'

/** The CSP nonce of this response; never sent through a loader, which would hand it to the client. */
export const NonceContext = createContext('')
export const useNonce = () => useContext(NonceContext)
