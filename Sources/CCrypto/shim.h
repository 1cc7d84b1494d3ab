#if __has_include(<openssl/sha.h>)
#include <openssl/evp.h>
#include <openssl/sha.h>
#else
#error "OpenSSL's libcrypto is missing; install it with: apt-get install libssl-dev"
#endif
