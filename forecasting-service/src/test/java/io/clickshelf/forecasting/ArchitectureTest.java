package io.clickshelf.forecasting;

import io.clickshelf.platform.architecture.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {}
