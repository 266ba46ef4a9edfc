#pragma once
#include "CRecording.h"
