/* base64: bytes as text (RFC 4648, with padding). */
#ifndef BASE64_H
#define BASE64_H

#include "buf.h"

/* Appends the text for some bytes. */
void base64_encode(buf *out, span bytes);

/* Appends the bytes for a text; false if it is none, what was appended means nothing then. */
bool base64_decode(buf *out, span text);

#endif
