#include "CRecorder.h"
