package io.clickshelf.recommendation;

import io.clickshelf.platform.architecture.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {}
