#include "CVirtualStart.h"
