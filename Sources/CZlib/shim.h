#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "zlib is missing; install it with: apt-get install zlib1g-dev"
#endif
